package io.aimeter.sinks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** A PostgreSQL that takes a collector's user over TLS and with a password alone. */
public final class LocalSecuredPostgres extends LocalProvider {
  /** Found by {@link java.util.ServiceLoader}. */
  public LocalSecuredPostgres() {
    super("postgres-secured", PostgresProcess::whyNot);
  }

  @Override
  public RealServer start() throws Exception {
    return new Running();
  }

  private static final class Running implements SecuredServer {
    private final Path directory = Files.createTempDirectory("aimeter-postgres-secured");
    private final Authority authority = Authority.in(directory.resolve("ca"));
    private final PostgresProcess server;

    Running() throws Exception {
      Path access =
          Files.write(
              directory.resolve("pg_hba.conf"),
              List.of(
                  "host all postgres 127.0.0.1/32 trust",
                  "hostssl all " + USER + " 127.0.0.1/32 scram-sha-256"));
      server =
          new PostgresProcess(
              Map.of(
                  "ssl", "on",
                  "ssl_cert_file", authority.serverCertificates().toString(),
                  "ssl_key_file", authority.serverKey().toString(),
                  "hba_file", access.toString()));
      tell("CREATE ROLE \"" + USER + "\" LOGIN");
      tell("GRANT ALL ON SCHEMA public TO \"" + USER + '"');
      setPassword(PASSWORD);
    }

    private void tell(String command) throws SQLException {
      try (Connection connection = DriverManager.getConnection(address());
          Statement statement = connection.createStatement()) {
        statement.execute(command);
      }
    }

    @Override
    public Authority authority() {
      return authority;
    }

    @Override
    public void setPassword(String password) throws SQLException {
      tell("ALTER ROLE \"" + USER + "\" PASSWORD '" + password + "'");
    }

    @Override
    public Map<String, String> settings() {
      return Map.of(
          "AIMETER_COLLECT_POSTGRES_URL",
          server.url() + "?sslmode=verify-full&sslrootcert=" + authority.certificate(),
          "AIMETER_COLLECT_POSTGRES_USER",
          USER,
          "AIMETER_COLLECT_POSTGRES_PASSWORD",
          PASSWORD);
    }

    @Override
    public String version() {
      return server.version();
    }

    @Override
    public String address() {
      return server.address();
    }

    @Override
    public void kill() throws Exception {
      server.kill();
    }

    @Override
    public void restart() throws Exception {
      server.restart();
    }

    @Override
    public void close() throws IOException {
      server.close();
      Trees.delete(directory);
    }
  }
}
