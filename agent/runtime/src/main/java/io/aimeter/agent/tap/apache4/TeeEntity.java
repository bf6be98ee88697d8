package io.aimeter.agent.tap.apache4;

import io.aimeter.agent.body.TeeInputStream;
import io.aimeter.agent.body.TeeOutputStream;
import io.aimeter.core.exchange.ExchangeEnd;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.http.HttpEntity;
import org.apache.http.conn.ConnectionReleaseTrigger;
import org.apache.http.entity.HttpEntityWrapper;

/** The response's entity, copied as it is read. */
class TeeEntity extends HttpEntityWrapper {
  private final Call call;
  private InputStream content;
  private InputStream tee;

  TeeEntity(HttpEntity entity, Call call) {
    super(entity);
    this.call = call;
  }

  /** The tee that can do what the entity can. */
  static TeeEntity of(HttpEntity entity, Call call) {
    return entity instanceof ConnectionReleaseTrigger
        ? new TeeManagedEntity(entity, call)
        : new TeeEntity(entity, call);
  }

  final HttpEntity entity() {
    return wrappedEntity;
  }

  final Call call() {
    return call;
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
      tee = new TeeInputStream(own, call.sending().capture(), call::isAborted);
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
  @Deprecated // as in HttpEntity, whose old callers are still to reach it
  public void consumeContent() throws IOException {
    call.finish(ExchangeEnd.CANCELLED);
    super.consumeContent();
  }
}
