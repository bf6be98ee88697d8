package io.aimeter.agent.tap.pekko;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.core.exchange.ExchangeEnd;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.ResponseEntity;
import org.apache.pekko.http.scaladsl.model.HttpResponse;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.scaladsl.BidiFlow;
import org.apache.pekko.util.ByteString;
import scala.util.Success;

/**
 * Does once, inside a hook, what is later done where a response arrives. A version of Pekko that
 * lacks something of it turns the tap off here; there, the application would wait for ever.
 */
final class Linkage implements Observer {
  private Linkage() {}

  /** Fails where the tap does not fit. */
  static void check(Meter meter) {
    Linkage observer = new Linkage();
    ByteString bytes = ByteString.fromString("x");
    Source<ByteString, Object> none = Source.<ByteString>empty().mapMaterializedValue(x -> x);
    List<ResponseEntity> kinds =
        List.of(
            HttpEntities.create(bytes),
            HttpEntities.create(ContentTypes.APPLICATION_JSON, 1, none),
            HttpEntities.create(ContentTypes.APPLICATION_JSON, none),
            HttpEntities.createCloseDelimited(ContentTypes.APPLICATION_JSON, none));
    for (ResponseEntity kind : kinds) {
      HttpResponse response =
          (HttpResponse) org.apache.pekko.http.javadsl.model.HttpResponse.create().withEntity(kind);
      HttpResponse tee = Calls.unmark(new Success<>(Entities.tee(response, observer)).get());
      String type = new HeadersView(tee).first("content-type");
      if (Calls.of(tee) != null
          || tee.status().intValue() == 0
          || type == null
          || new HeadersView(tee).first("server") != null) {
        throw new LinkageError("not the Pekko HTTP that is known");
      }
    }
    TeeStage<ByteString> stage = new TeeStage<>(part -> part, observer);
    // The numbers that its place in a stream gives them.
    stage.shape().in().id_$eq(0);
    stage.shape().out().id_$eq(0);
    stage.createLogic(Attributes.none());
    ConnectionStage connection = new ConnectionStage(meter, "", 0, true);
    connection.shape().in1().id_$eq(0);
    connection.shape().in2().id_$eq(1);
    connection.shape().out1().id_$eq(0);
    connection.shape().out2().id_$eq(1);
    connection.createLogic(Attributes.none());
    BidiFlow.fromGraph(connection);
  }

  @Override
  public boolean begins() {
    return true;
  }

  @Override
  public void bytes(ByteString bytes) {
    for (ByteBuffer part : bytes.getByteBuffers()) {
      part.remaining();
    }
  }

  @Override
  public void ended(ExchangeEnd end, Throwable thrown) {}
}
