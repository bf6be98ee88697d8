package io.aimeter.apps.springmvc;

import dev.langchain4j.agent.tool.Tool;

/** A tool of the assistant's. */
public class Stock {
  /** How many are left. */
  @Tool("How many are left")
  int left() {
    return 3;
  }
}
