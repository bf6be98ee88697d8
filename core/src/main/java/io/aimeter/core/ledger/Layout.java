package io.aimeter.core.ledger;

import java.nio.file.Path;

/**
 * Where everything lies below the aimeter directory.
 *
 * <pre>
 * queue/LOCK                 locked while a collector ships these queues
 * queue/INSTANCE/            one JVM's life: written by its agent, read and at last deleted by a collector
 *   live.lock                  locked while the JVM lives
 *   *.cq4, metadata.cq4t       the Chronicle Queue; one excerpt, one record
 *   spill.bin                  records from before the queue was open
 *   status.json                the agent's counters, see {@link StatusFile}
 * store/WRITER/              one collector's store
 *   LOCK                       locked while the collector lives
 *   MANIFEST                   which files hold the records, see {@link Manifest}
 *   hot/, events/date=D/       Parquet files
 *   rollup/                    Parquet files with the sums of whole days
 *   rerated/                   the prices that records had before they were priced again
 *   expired/                   how many records retention has dropped of each instance
 *   outbox/                    Parquet files that wait for a sink, merged
 *   dead-letters/SINK.jsonl    records that a sink refuses for good
 *   sinks/SINK.json            how far a sink is that keeps no position itself, and its sums
 *   alerts.json                what a webhook has been told, and what still waits to be
 *   collector.json             the collector's status
 *   unreadable/INSTANCE/       files of a queue that could not be read; beside it, single entries
 *   instances/INSTANCE.json    the last status of JVMs whose queue has been shipped and deleted
 * dashboard-token            who bears it may read the dashboard; for its owner alone
 * </pre>
 */
public final class Layout {
  public static final String QUEUE = "queue";
  public static final String STORE = "store";
  public static final String QUEUE_LOCK = "LOCK";
  public static final String LIVE_LOCK = "live.lock";
  public static final String SPILL = "spill.bin";
  public static final String AGENT_STATUS = "status.json";
  public static final String STORE_LOCK = "LOCK";
  public static final String MANIFEST = "MANIFEST";
  public static final String COLLECTOR_STATUS = "collector.json";
  public static final String INSTANCES = "instances";
  public static final String SINKS = "sinks";
  public static final String UNREADABLE = "unreadable";

  private Layout() {}

  /** The directory of all queues. */
  public static Path queues(Path root) {
    return root.resolve(QUEUE);
  }

  /** The directory of all collectors' stores. */
  public static Path stores(Path root) {
    return root.resolve(STORE);
  }
}
