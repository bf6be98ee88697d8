package io.aimeter.contract;

import io.aimeter.contract.client.OkHttpLive;

class OkHttp4LiveIT extends LiveContract {
  OkHttp4LiveIT() {
    super("okhttp-4.12", OkHttpLive.class, "okhttp");
  }
}
