package io.aimeter.core.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;

/** What the ledger's JSON files have in common. */
final class JsonFile {
  static final JsonFactory JSON = new JsonFactory();

  private JsonFile() {}

  /** Throws where another token is at hand than the one that must be. */
  static void require(JsonParser json, JsonToken token, String what) throws IOException {
    if (json.currentToken() != token) {
      throw new IOException(
          what
              + " is missing at line "
              + json.currentLocation().getLineNr()
              + ", or is of another form");
    }
  }

  /** The exception that says which file cannot be read, where in it, and why. */
  static IOException unreadable(Path file, IOException cause) {
    String why;
    if (cause instanceof JsonProcessingException) {
      JsonProcessingException json = (JsonProcessingException) cause;
      why =
          json.getOriginalMessage()
              + " at line "
              + json.getLocation().getLineNr()
              + ", column "
              + json.getLocation().getColumnNr();
    } else if (cause.getClass() == IOException.class) {
      why = cause.getMessage();
    } else {
      why = cause.toString(); // the message of a FileSystemException is the path alone
    }
    return new IOException("cannot read " + file + ": " + why, cause);
  }
}
