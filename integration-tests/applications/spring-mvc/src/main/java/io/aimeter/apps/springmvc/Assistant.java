package io.aimeter.apps.springmvc;

import dev.langchain4j.service.TokenStream;

/** An AI service. */
public interface Assistant {
  /** Answers. */
  String answer(String question);

  /** Answers piece by piece. */
  TokenStream stream(String question);
}
