package io.aimeter.contract;

import io.aimeter.contract.client.OkHttpLive;

class OkHttp3LiveIT extends LiveContract {
  OkHttp3LiveIT() {
    super("okhttp-3.14", OkHttpLive.class, "okhttp");
  }
}
