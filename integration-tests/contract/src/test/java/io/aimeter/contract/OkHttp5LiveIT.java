package io.aimeter.contract;

import io.aimeter.contract.client.OkHttpLive;

class OkHttp5LiveIT extends LiveContract {
  OkHttp5LiveIT() {
    super("okhttp-5", OkHttpLive.class, "okhttp");
  }
}
