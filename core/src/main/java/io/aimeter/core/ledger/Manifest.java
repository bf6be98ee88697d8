package io.aimeter.core.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The commit point of a store: which files hold its records, and up to where every source has been
 * read. Both change in one atomic rename, which is what makes a record appear exactly once. Readers
 * take the file list from here, never from a glob. Immutable.
 */
public final class Manifest {
  /** The version of the MANIFEST's own form. */
  public static final int FORMAT = 1;

  private final long generation;
  private final List<StoreFile> files;
  private final Map<String, Long> next;
  private final List<Rerating> reratings;
  private final List<Outbox> outboxes;
  private final List<Rollup> rollups;
  private final Expired expired;

  /**
   * A manifest of a store in which nothing has been priced again and that is shipped nowhere.
   *
   * @param generation counts the commits of this store
   * @param files all files of the store
   * @param next the next position to read, by source; a source is {@code INSTANCE/queue} or {@code
   *     INSTANCE/spill}
   */
  public Manifest(long generation, List<StoreFile> files, Map<String, Long> next) {
    this(generation, files, next, Collections.emptyList(), Collections.emptyList());
  }

  /**
   * A manifest.
   *
   * @param generation counts the commits of this store
   * @param files all files of the store
   * @param next the next position to read, by source
   * @param reratings in the order of their times
   * @param outboxes what each sink has still to get
   */
  public Manifest(
      long generation,
      List<StoreFile> files,
      Map<String, Long> next,
      List<Rerating> reratings,
      List<Outbox> outboxes) {
    this(generation, files, next, reratings, outboxes, Collections.emptyList());
  }

  /**
   * A manifest with rollups.
   *
   * @param rollups sums of days' records; what of them does not hold with these files is left out
   */
  public Manifest(
      long generation,
      List<StoreFile> files,
      Map<String, Long> next,
      List<Rerating> reratings,
      List<Outbox> outboxes,
      List<Rollup> rollups) {
    this(generation, files, next, reratings, outboxes, rollups, null);
  }

  private Manifest(
      long generation,
      List<StoreFile> files,
      Map<String, Long> next,
      List<Rerating> reratings,
      List<Outbox> outboxes,
      List<Rollup> rollups,
      Expired expired) {
    this.expired = expired;
    this.generation = generation;
    this.files = Collections.unmodifiableList(new ArrayList<>(files));
    this.next = Collections.unmodifiableMap(new TreeMap<>(next));
    this.reratings = Collections.unmodifiableList(new ArrayList<>(reratings));
    this.outboxes = Collections.unmodifiableList(new ArrayList<>(outboxes));
    this.rollups = Collections.unmodifiableList(holding(rollups, files));
  }

  private static List<Rollup> holding(List<Rollup> rollups, List<StoreFile> files) {
    Set<String> paths = new HashSet<>();
    files.forEach(file -> paths.add(file.path()));
    List<Rollup> holding = new ArrayList<>();
    for (Rollup rollup : rollups) {
      Rollup within = rollup.within(paths);
      if (within != null) {
        holding.add(within);
      }
    }
    return holding;
  }

  /** The manifest of a store in which nothing has been committed. */
  public static Manifest empty() {
    return new Manifest(0, Collections.emptyList(), Collections.emptyMap());
  }

  public long generation() {
    return generation;
  }

  public List<StoreFile> files() {
    return files;
  }

  /** The next position to read, by source. */
  public Map<String, Long> next() {
    return next;
  }

  /** When records already stored were priced again, in order. */
  public List<Rerating> reratings() {
    return reratings;
  }

  /** What each sink has still to get. */
  public List<Outbox> outboxes() {
    return outboxes;
  }

  /** Sums of whole days' records, which hold. */
  public List<Rollup> rollups() {
    return rollups;
  }

  /** What retention has dropped; null where that is nothing. */
  public Expired expired() {
    return expired;
  }

  /**
   * All files it names: their paths relative to its directory, with the bytes each had when it was
   * written, 0 where it does not say that. What is named nowhere else is no file of the store.
   */
  public Map<String, Long> paths() {
    Map<String, Long> paths = new TreeMap<>();
    Set<String> unshipped = new HashSet<>();
    outboxes.forEach(outbox -> outbox.addPaths(unshipped));
    unshipped.forEach(path -> paths.put(path, 0L));
    reratings.forEach(rerating -> paths.put(rerating.path(), 0L));
    rollups.forEach(rollup -> paths.put(rollup.path(), 0L));
    if (expired != null) {
      paths.put(expired.path(), 0L);
    }
    files.forEach(file -> paths.put(file.path(), file.bytes()));
    return paths;
  }

  /** The same, of a store whose retention has dropped that; null: nothing. */
  public Manifest withExpired(Expired dropped) {
    return new Manifest(generation, files, next, reratings, outboxes, rollups, dropped);
  }

  /**
   * Reads the manifest of a store directory; {@link #empty()} where there is none yet.
   *
   * @throws IOException if it cannot be read, or its form is not one this version knows
   */
  public static Manifest read(Path storeDirectory) throws IOException {
    Path file = storeDirectory.resolve(Layout.MANIFEST);
    try {
      return parse(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return empty();
    } catch (IOException e) {
      IOException unreadable = JsonFile.unreadable(file, e);
      throw e instanceof FileSystemException
          ? unreadable
          : new IOException(
              unreadable.getMessage()
                  + "; restore all of "
                  + storeDirectory
                  + " from a backup, or move it away to begin anew",
              e);
    }
  }

  /**
   * Makes this the manifest of the store directory: durable, and visible at once, when this
   * returns.
   */
  public void commit(Path storeDirectory) throws IOException {
    AtomicFile.replace(storeDirectory.resolve(Layout.MANIFEST), toJson(), true);
  }

  private byte[] toJson() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonFile.JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("format", FORMAT);
      json.writeNumberField("generation", generation);
      json.writeArrayFieldStart("files");
      for (StoreFile file : files) {
        json.writeStartObject();
        json.writeStringField("path", file.path());
        json.writeNumberField("rows", file.rows());
        json.writeNumberField("bytes", file.bytes());
        json.writeNumberField("min_start_us", file.minStartMicros());
        json.writeNumberField("max_start_us", file.maxStartMicros());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeObjectFieldStart("next");
      for (Map.Entry<String, Long> source : next.entrySet()) {
        json.writeNumberField(source.getKey(), source.getValue());
      }
      json.writeEndObject();
      if (!reratings.isEmpty()) {
        ReratingsJson.write(json, reratings);
      }
      if (!outboxes.isEmpty()) {
        OutboxJson.write(json, outboxes);
      }
      if (!rollups.isEmpty()) {
        RollupsJson.write(json, rollups);
      }
      if (expired != null) {
        ExpiredJson.write(json, expired);
      }
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  /** Strict: a damaged manifest taken for an empty one would cost the files it does not name. */
  private static Manifest parse(byte[] content) throws IOException {
    boolean known = false;
    long generation = -1;
    List<StoreFile> files = null;
    Map<String, Long> next = null;
    List<Rerating> reratings = Collections.emptyList();
    List<Outbox> outboxes = Collections.emptyList();
    List<Rollup> rollups = Collections.emptyList();
    Expired expired = null;
    try (JsonParser json = JsonFile.JSON.createParser(content)) {
      json.nextToken();
      JsonFile.require(json, JsonToken.START_OBJECT, "the manifest's object");
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "format":
            if (json.getIntValue() != FORMAT) {
              throw new IOException(
                  "its format "
                      + json.getIntValue()
                      + " is not "
                      + FORMAT
                      + ", the one this version of aimeter reads");
            }
            known = true;
            break;
          case "generation":
            generation = json.getLongValue();
            break;
          case "files":
            files = parseFiles(json);
            break;
          case "next":
            next = parseNext(json);
            break;
          case ReratingsJson.FIELD:
            reratings = ReratingsJson.read(json);
            break;
          case OutboxJson.FIELD:
            outboxes = OutboxJson.read(json);
            break;
          case RollupsJson.FIELD:
            rollups = RollupsJson.read(json);
            break;
          case ExpiredJson.FIELD:
            expired = ExpiredJson.read(json);
            break;
          default:
            json.skipChildren();
        }
      }
    }
    if (!known || generation < 0 || files == null || next == null) {
      throw new IOException("it lacks one of format, generation, files, next");
    }
    return new Manifest(generation, files, next, reratings, outboxes, rollups, expired);
  }

  private static List<StoreFile> parseFiles(JsonParser json) throws IOException {
    JsonFile.require(json, JsonToken.START_ARRAY, "the array of files");
    List<StoreFile> files = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      JsonFile.require(json, JsonToken.START_OBJECT, "a file's object");
      files.add(parseFile(json));
    }
    return files;
  }

  private static Map<String, Long> parseNext(JsonParser json) throws IOException {
    JsonFile.require(json, JsonToken.START_OBJECT, "the object of next positions");
    Map<String, Long> next = new TreeMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String source = json.currentName();
      json.nextToken();
      next.put(source, json.getLongValue());
    }
    return next;
  }

  private static StoreFile parseFile(JsonParser json) throws IOException {
    String path = null;
    long rows = 0;
    long bytes = 0;
    long min = 0;
    long max = 0;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "path":
          path = json.getText();
          break;
        case "rows":
          rows = json.getLongValue();
          break;
        case "bytes":
          bytes = json.getLongValue();
          break;
        case "min_start_us":
          min = json.getLongValue();
          break;
        case "max_start_us":
          max = json.getLongValue();
          break;
        default:
          json.skipChildren();
      }
    }
    if (path == null) {
      throw new IOException("a file without a path");
    }
    return new StoreFile(path, rows, bytes, min, max);
  }
}
