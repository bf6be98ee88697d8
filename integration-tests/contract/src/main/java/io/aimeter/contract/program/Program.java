package io.aimeter.contract.program;

import java.nio.file.Path;
import java.util.Map;

/**
 * The application: goes through all scenarios with one client. Arguments: the client's class, the
 * provider's TLS and clear-text ports, the file for what it sees.
 */
public final class Program {
  /** The last argument but one where the application's streams do not ask for their usage. */
  public static final String SILENT = "silent";

  private Program() {}

  /** Ends with 0 when every scenario was gone through, whatever it saw. */
  public static void main(String[] args) throws Exception {
    Tunnel.open();
    Client client =
        Class.forName(args[0]).asSubclass(Client.class).getDeclaredConstructor().newInstance();
    Notebook notebook = new Notebook();
    Scenarios scenarios =
        new Scenarios(
            client,
            Integer.parseInt(args[1]),
            Integer.parseInt(args[2]),
            notebook,
            !args[3].equals(SILENT));
    Log log = Log.present();
    for (Map.Entry<String, Scenarios.Scenario> entry : scenarios.all().entrySet()) {
      notebook.begin(entry.getKey());
      log.put("ai.feature", entry.getKey());
      try {
        entry.getValue().run();
      } catch (Exception e) {
        notebook.failure(e);
      }
    }
    notebook.write(Path.of(args[args.length - 1]));
    System.exit(0); // the clients' pools would keep the JVM for a minute
  }
}
