package io.aimeter.agent.tap.pekko;

import io.aimeter.core.exchange.ExchangeEnd;
import org.apache.pekko.util.ByteString;

/** Hears what passes of an entity. */
interface Observer {
  /** The entity begins to flow; false where it has before, and this is a vain attempt. */
  boolean begins();

  /** What has passed. */
  void bytes(ByteString bytes);

  /**
   * Nothing more comes.
   *
   * @param thrown why, where it was an error
   */
  void ended(ExchangeEnd end, Throwable thrown);
}
