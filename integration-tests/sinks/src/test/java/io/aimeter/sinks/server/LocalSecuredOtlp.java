package io.aimeter.sinks.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * VictoriaMetrics behind nginx, as receivers of OTLP are run: nginx of Debian's package lets in
 * over TLS who shows a certificate of its authority and bears the token.
 */
public final class LocalSecuredOtlp extends LocalProvider {
  private static final DebianPackage NGINX = new DebianPackage("nginx", "bookworm");
  private static final LocalVictoriaMetrics BACKEND = new LocalVictoriaMetrics();

  /** Found by {@link java.util.ServiceLoader}. */
  public LocalSecuredOtlp() {
    super("otlp-secured", LocalSecuredOtlp::whyNoPackages);
  }

  private static String whyNoPackages() {
    String reason = NGINX.whyNot();
    return reason == null ? BACKEND.whyNot() : reason;
  }

  @Override
  public RealServer start() throws Exception {
    return new Running();
  }

  private static final class Running implements SecuredServer {
    private final RealServer backend = BACKEND.start();
    private final LocalProcess nginx = new LocalProcess("nginx");
    private final Authority authority = Authority.in(nginx.directory().resolve("authority"));
    private final int port = Ports.free();
    private final int probed = Ports.free();

    Running() throws Exception {
      configure(PASSWORD);
      start();
    }

    @Override
    public String version() {
      return backend.version() + ", behind its nginx";
    }

    /** Of the receiver itself, which is for the test alone. */
    @Override
    public String address() {
      return backend.address();
    }

    @Override
    public Map<String, String> settings() {
      return Map.of(
          "AIMETER_COLLECT_OTLP_ENDPOINT", "https://127.0.0.1:" + port + "/opentelemetry");
    }

    @Override
    public Authority authority() {
      return authority;
    }

    @Override
    public void setPassword(String right) throws Exception {
      configure(right);
      nginx.kill();
      start();
    }

    private void configure(String token) throws IOException {
      Files.writeString(
          file("nginx.conf"),
          """
          daemon off;
          master_process off;
          pid %1$s/nginx.pid;
          events {}
          http {
            access_log off;
            client_body_temp_path %1$s/body;
            proxy_temp_path %1$s/proxy;
            fastcgi_temp_path %1$s/fastcgi;
            uwsgi_temp_path %1$s/uwsgi;
            scgi_temp_path %1$s/scgi;
            client_max_body_size 16m;
            server {
              listen 127.0.0.1:%2$d ssl;
              ssl_certificate %3$s;
              ssl_certificate_key %4$s;
              ssl_client_certificate %5$s;
              ssl_verify_client on;
              ssl_verify_depth 2;
              if ($http_authorization != "Bearer %6$s") { return 401; }
              location / { proxy_pass %7$s; }
            }
            server {
              listen 127.0.0.1:%8$d;
              return 200;
            }
          }
          """
              .formatted(
                  nginx.directory(),
                  port,
                  authority.serverCertificates(),
                  authority.serverKey(),
                  authority.certificate(),
                  token,
                  backend.address(),
                  probed));
    }

    private Path file(String name) {
      return nginx.directory().resolve(name);
    }

    private void start() throws Exception {
      nginx.start(
          List.of(
              NGINX.program("usr/sbin/nginx").toString(),
              "-p",
              nginx.directory().toString(),
              "-e",
              file("error.log").toString(),
              "-c",
              file("nginx.conf").toString()),
          URI.create("http://127.0.0.1:" + probed + "/"));
    }

    @Override
    public void kill() throws Exception {
      nginx.kill();
      backend.kill();
    }

    @Override
    public void restart() throws Exception {
      backend.restart();
      start();
    }

    @Override
    public void close() throws IOException {
      nginx.close();
      backend.close();
    }
  }
}
