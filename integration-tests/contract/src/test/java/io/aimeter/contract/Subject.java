package io.aimeter.contract;

import io.aimeter.contract.program.Client;

/**
 * A client under contract.
 *
 * @param libraries the directory of its jars below target/clients, or null where it is the JDK's
 * @param tap what the records say in their field client
 * @param caller whether the tap sees the application's call, and not only what its connection does:
 *     then it knows the caller's context, and calls that never get a connection
 * @param readsAhead whether the client reads an answer without the application asking: it may have
 *     the whole of what the application leaves unread
 * @param oldestJdk the first JDK that the client runs on
 * @param asks whether the agent asks for the usage of streams, which the application does not do
 */
record Subject(
    String libraries,
    Class<? extends Client> client,
    String tap,
    boolean caller,
    boolean readsAhead,
    int oldestJdk,
    boolean asks) {
  Subject(String libraries, Class<? extends Client> client, String tap) {
    this(libraries, client, tap, true, false, 0, false);
  }

  Subject readingAhead() {
    return new Subject(libraries, client, tap, caller, true, oldestJdk, asks);
  }

  Subject fromJdk(int feature) {
    return new Subject(libraries, client, tap, caller, readsAhead, feature, asks);
  }

  Subject asking() {
    return new Subject(libraries, client, tap, caller, readsAhead, oldestJdk, true);
  }

  static Subject ofConnections(String libraries, Class<? extends Client> client, String tap) {
    return new Subject(libraries, client, tap, false, false, 0, false);
  }
}
