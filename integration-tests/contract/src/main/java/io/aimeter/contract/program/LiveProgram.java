package io.aimeter.contract.program;

import java.nio.file.Path;
import java.util.Map;

/**
 * The application that speaks with providers over WebSockets. Arguments: the client's class, the
 * provider's TLS port, the file for what it sees.
 */
public final class LiveProgram {
  private LiveProgram() {}

  /** Ends with 0 when every scenario was gone through, whatever it saw. */
  public static void main(String[] args) throws Exception {
    LiveClient client =
        Class.forName(args[0]).asSubclass(LiveClient.class).getDeclaredConstructor().newInstance();
    Notebook notebook = new Notebook();
    LiveScenarios scenarios = new LiveScenarios(client, Integer.parseInt(args[1]), notebook);
    Log log = Log.present();
    for (Map.Entry<String, LiveScenarios.Scenario> entry : scenarios.all().entrySet()) {
      notebook.begin(entry.getKey());
      log.put("ai.feature", entry.getKey());
      try {
        entry.getValue().run();
      } catch (Exception e) {
        notebook.note("exception", e.getClass().getName() + ": " + e.getMessage());
      }
    }
    notebook.write(Path.of(args[2]));
    System.exit(0); // the clients' pools would keep the JVM for a minute
  }
}
