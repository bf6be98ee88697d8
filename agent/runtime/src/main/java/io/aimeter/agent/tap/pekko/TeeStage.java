package io.aimeter.agent.tap.pekko;

import io.aimeter.core.exchange.ExchangeEnd;
import java.util.function.Function;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.AbstractInOutHandler;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.util.ByteString;

/**
 * Lets an entity's parts pass as they are: asks for one where it is asked for one, keeps none, and
 * ends as its neighbours do, with the same causes. Runs fused with the stream it is put into.
 */
final class TeeStage<T> extends GraphStage<FlowShape<T, T>> {
  private final Inlet<T> in = Inlet.create("aimeter.in");
  private final Outlet<T> out = Outlet.create("aimeter.out");
  private final FlowShape<T, T> shape = FlowShape.of(in, out);
  private final Function<T, ByteString> bytes;
  private final Observer observer;

  TeeStage(Function<T, ByteString> bytes, Observer observer) {
    this.bytes = bytes;
    this.observer = observer;
  }

  @Override
  public FlowShape<T, T> shape() {
    return shape;
  }

  @Override
  public GraphStageLogic createLogic(Attributes inherited) {
    return new Logic();
  }

  private final class Logic extends GraphStageLogic {
    private boolean observed = observer.begins();

    Logic() {
      super(shape);
      AbstractInOutHandler handler = new Handler();
      setHandler(in, handler);
      setHandler(out, handler);
    }

    private void ended(ExchangeEnd end, Throwable thrown) {
      if (observed) {
        observed = false;
        observer.ended(end, thrown);
      }
    }

    /** Of effect only where the stream is stopped from outside. */
    @Override
    public void postStop() {
      ended(ExchangeEnd.FAILED, null);
    }

    private final class Handler extends AbstractInOutHandler {
      @Override
      public void onPush() {
        T part = grab(in);
        if (observed) {
          observer.bytes(bytes.apply(part));
        }
        push(out, part);
      }

      @Override
      public void onPull() {
        pull(in);
      }

      @Override
      public void onUpstreamFinish() {
        ended(ExchangeEnd.COMPLETE, null);
        completeStage();
      }

      @Override
      public void onUpstreamFailure(Throwable cause) {
        ended(ExchangeEnd.FAILED, cause);
        failStage(cause);
      }

      @Override
      public void onDownstreamFinish(Throwable cause) {
        ended(ExchangeEnd.CANCELLED, null);
        cancelStage(cause);
      }
    }
  }
}
