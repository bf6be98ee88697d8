package io.aimeter.contract;

import io.aimeter.contract.client.ReactorNetty;

class ReactorNetty10IT extends ClientContract {
  @Override
  Subject subject() {
    return new Subject("reactor-netty-1.0", ReactorNetty.class, "reactornetty");
  }
}
