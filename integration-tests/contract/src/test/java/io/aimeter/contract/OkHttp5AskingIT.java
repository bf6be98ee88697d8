package io.aimeter.contract;

import io.aimeter.contract.client.OkHttp;

class OkHttp5AskingIT extends ClientContract {
  @Override
  Subject subject() {
    return new Subject("okhttp-5", OkHttp.class, "okhttp").asking();
  }
}
