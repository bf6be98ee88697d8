package io.aimeter.collector.sink.otlp;

/** What OTLP has a path of its own for. */
enum Signal {
  METRICS("metrics"),
  LOGS("logs");

  private final String path;

  Signal(String path) {
    this.path = path;
  }

  /** The last part of the path. */
  String path() {
    return path;
  }
}
