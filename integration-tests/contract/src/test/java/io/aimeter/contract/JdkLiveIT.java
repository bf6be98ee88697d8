package io.aimeter.contract;

import io.aimeter.contract.client.JdkLive;

class JdkLiveIT extends LiveContract {
  JdkLiveIT() {
    super(null, JdkLive.class, "jdk");
  }
}
