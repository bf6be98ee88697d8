package io.aimeter.agent.tap.awssdk;

import io.aimeter.agent.pipeline.Sending;
import java.io.InputStream;
import software.amazon.awssdk.http.ContentStreamProvider;

/** A request's content, copied as the HTTP client reads it; a client may ask for it again. */
final class TeeContent implements ContentStreamProvider {
  private final ContentStreamProvider content;
  private final Sending sending;

  TeeContent(ContentStreamProvider content, Sending sending) {
    this.content = content;
    this.sending = sending;
  }

  @Override
  public InputStream newStream() {
    InputStream own = content.newStream();
    return own == null ? null : new ContentStream(own, sending.attempt());
  }
}
