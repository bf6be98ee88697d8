package io.aimeter.agent.tap.apache5;

import io.aimeter.agent.body.TeeInputStream;
import io.aimeter.agent.body.TeeOutputStream;
import io.aimeter.core.exchange.ExchangeEnd;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** The response's entity, copied as it is read. A response that is closed closes its entity. */
final class TeeEntity extends HttpEntityWrapper {
  private final Call call;
  private InputStream content;
  private InputStream tee;

  TeeEntity(HttpEntity entity, Call call) {
    super(entity);
    this.call = call;
  }

  /** The same stream again where the entity gives the same again. */
  @Override
  public synchronized InputStream getContent() throws IOException {
    InputStream own = super.getContent();
    if (own == null) {
      return null;
    }
    if (own != content) {
      content = own;
      tee = new TeeInputStream(own, call.sending().capture(), call::isCancelled);
    }
    return tee;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    try {
      super.writeTo(
          out == null ? null : new TeeOutputStream(out, call.sending().capture()::responseBytes));
    } catch (IOException e) {
      call.failed(e);
      throw e;
    }
    call.finish(ExchangeEnd.COMPLETE);
  }

  @Override
  public void close() throws IOException {
    call.finish(ExchangeEnd.CANCELLED);
    super.close();
  }
}
