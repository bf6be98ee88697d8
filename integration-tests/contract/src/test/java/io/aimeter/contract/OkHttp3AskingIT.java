package io.aimeter.contract;

import io.aimeter.contract.client.OkHttp;

class OkHttp3AskingIT extends ClientContract {
  @Override
  Subject subject() {
    return new Subject("okhttp-3.14", OkHttp.class, "okhttp").asking();
  }
}
