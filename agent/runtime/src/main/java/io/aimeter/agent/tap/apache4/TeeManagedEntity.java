package io.aimeter.agent.tap.apache4;

import io.aimeter.core.exchange.ExchangeEnd;
import java.io.IOException;
import org.apache.http.HttpEntity;
import org.apache.http.conn.ConnectionReleaseTrigger;

/** An entity (of clients until 4.2) by which the application can let go of the connection. */
final class TeeManagedEntity extends TeeEntity implements ConnectionReleaseTrigger {
  TeeManagedEntity(HttpEntity entity, Call call) {
    super(entity, call);
  }

  @Override
  public void releaseConnection() throws IOException {
    call().finish(ExchangeEnd.CANCELLED);
    ((ConnectionReleaseTrigger) entity()).releaseConnection();
  }

  @Override
  public void abortConnection() throws IOException {
    call().finish(ExchangeEnd.CANCELLED);
    ((ConnectionReleaseTrigger) entity()).abortConnection();
  }
}
