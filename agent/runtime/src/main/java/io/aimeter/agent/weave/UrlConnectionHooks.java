package io.aimeter.agent.weave;

/** What is woven of HttpURLConnection. */
final class UrlConnectionHooks {
  private static final String TAP = "io.aimeter.agent.tap.urlconnection.";

  static final Hook[] ROWS = {
    // HTTPS connections delegate to a subclass that inherits these.
    new Hook(
        "urlconnection.getOutputStream",
        "sun/net/www/protocol/http/HttpURLConnection",
        "getOutputStream",
        "()Ljava/io/OutputStream;",
        TAP + "OutputStreamTap"),
    new Hook(
        "urlconnection.getInputStream",
        "sun/net/www/protocol/http/HttpURLConnection",
        "getInputStream",
        "()Ljava/io/InputStream;",
        TAP + "InputStreamTap"),
    new Hook(
        "urlconnection.getErrorStream",
        "sun/net/www/protocol/http/HttpURLConnection",
        "getErrorStream",
        "()Ljava/io/InputStream;",
        TAP + "ErrorStreamTap"),
  };

  private UrlConnectionHooks() {}
}
