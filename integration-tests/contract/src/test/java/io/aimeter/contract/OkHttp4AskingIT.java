package io.aimeter.contract;

import io.aimeter.contract.client.OkHttp;

class OkHttp4AskingIT extends ClientContract {
  @Override
  Subject subject() {
    return new Subject("okhttp-4.12", OkHttp.class, "okhttp").asking();
  }
}
