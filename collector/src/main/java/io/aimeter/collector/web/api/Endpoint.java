package io.aimeter.collector.web.api;

import java.io.IOException;
import java.util.Set;

/**
 * What is answered under a path.
 *
 * @param parameters the parameters it takes
 */
record Endpoint(Set<String> parameters, Answerer answerer) {
  /** Finds an answer. */
  interface Answerer {
    /**
     * The answer.
     *
     * @throws io.aimeter.query.BadInput if it cannot be asked so
     * @throws IOException if the store cannot be read
     */
    Reply answer(Asked asked) throws IOException;
  }

  /** By the names of its parameters. */
  static Endpoint of(Answerer answerer, String... parameters) {
    return new Endpoint(Set.of(parameters), answerer);
  }
}
