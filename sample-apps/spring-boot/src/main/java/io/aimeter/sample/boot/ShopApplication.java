package io.aimeter.sample.boot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * A web shop that asks OpenAI. It knows nothing of aimeter; in some places it names the feature at
 * work for its own log, in SLF4J's MDC.
 */
@SpringBootApplication
public class ShopApplication {
  /** Starts the shop. */
  public static void main(String[] args) {
    SpringApplication.run(ShopApplication.class, args);
  }
}
