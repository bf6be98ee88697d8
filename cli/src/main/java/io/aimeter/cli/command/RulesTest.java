package io.aimeter.cli.command;

import io.aimeter.cli.render.RuleExplanation;
import io.aimeter.cli.rules.KnownCall;
import io.aimeter.core.attribution.rules.Rules;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import io.aimeter.query.BadInput;
import io.aimeter.query.Ledger;
import io.aimeter.query.RecordQuery;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aimeter rules test}: what rules make of a call, and why. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "For each dimension of a call, which rule or source wins and why; and what the other rules"
          + " lack.",
      "The call is a record, one given by the options below, or a record of which they change"
          + " something."
    })
final class RulesTest implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "RECORD",
      description =
          "INSTANCE/SEQUENCE, as aimeter tail --json prints them, or the provider's id of the"
              + " response or the request.")
  private List<String> names = new ArrayList<>();

  @Mixin private RulesOption rules;
  @Mixin private StoreOption store;

  @Option(names = "--class", paramLabel = "NAME", description = "The calling class, in full.")
  private String callingClass;

  @Option(
      names = "--route",
      paramLabel = "ROUTE",
      description = "The entry point: an inbound route, a job, a listener.")
  private String route;

  @Option(names = "--host", paramLabel = "HOST", description = "The host that is called.")
  private String host;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "The key's fingerprint or last four characters, as aimeter keys prints them.")
  private String key;

  @Option(names = "--tag", paramLabel = "NAME=VALUE", description = "A tag that other sources set.")
  private Map<String, String> tags = new LinkedHashMap<>();

  @Option(
      names = "--is",
      paramLabel = "DIMENSION=VALUE",
      description =
          "A dimension that other sources set: team, costcenter, app, feature, environment.")
  private Map<String, String> dimensions = new LinkedHashMap<>();

  @Option(names = "--all", description = "Tells of every rule that does not match.")
  private boolean all;

  @Override
  public Integer call() throws IOException {
    check();
    Rules read = rules.rules();
    PrintWriter out = spec.commandLine().getOut();
    if (names.isEmpty()) {
      out.println("the call given");
      new RuleExplanation(with(new KnownCall()), read, out).print(null, all);
      return 0;
    }
    RecordQuery query = new RecordQuery(new Ledger(store.root()));
    for (String name : names) {
      List<CostRecord> records = query.named(name);
      if (records.isEmpty()) {
        throw new BadInput(
            "no record in "
                + store.root()
                + " is "
                + name
                + "; aimeter tail --since 1d --json prints them");
      }
      for (CostRecord record : records) {
        out.println(record.text(RecordField.INSTANCE) + '/' + record.number(RecordField.SEQUENCE));
        new RuleExplanation(with(KnownCall.of(record)), read, out).print(record, all);
      }
    }
    return 0;
  }

  private void check() {
    if (names.isEmpty()
        && callingClass == null
        && route == null
        && host == null
        && key == null
        && tags.isEmpty()
        && dimensions.isEmpty()) {
      throw new BadInput(
          "name a RECORD, or a call by --class, --route, --host, --key, --tag or --is");
    }
    if (key != null && key.length() > 17) {
      throw new BadInput(
          "--key is a key's fingerprint or its last four characters, as aimeter keys prints them;"
              + " never the key");
    }
    for (String name : dimensions.keySet()) {
      if (!KnownCall.dimensions().contains(name)) {
        throw new BadInput(
            "--is: unknown dimension '"
                + name
                + "'; known are "
                + String.join(", ", KnownCall.dimensions()));
      }
    }
  }

  private KnownCall with(KnownCall call) {
    call.with("class", callingClass).with("route", route).with("host", host).with("key", key);
    tags.forEach((name, value) -> call.with("tag." + name, value));
    dimensions.forEach(call::with);
    return call;
  }
}
