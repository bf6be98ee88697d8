package io.aimeter.sample.boot;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

/** Calls at start, for demonstrations and measurements: see the options in the README. */
@Component
class CallsAtStart implements ApplicationRunner {
  private final ConfigurableApplicationContext context;
  private final ShopTexts texts;
  private final int answers;
  private final int descriptions;
  private final boolean exit;

  CallsAtStart(
      ConfigurableApplicationContext context,
      ShopTexts texts,
      @Value("${sample.answers:0}") int answers,
      @Value("${sample.descriptions:0}") int descriptions,
      @Value("${sample.exit:false}") boolean exit) {
    this.context = context;
    this.texts = texts;
    this.answers = answers;
    this.descriptions = descriptions;
    this.exit = exit;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    for (int i = 0; i < answers; i++) {
      String answer = texts.answer("Where is my parcel?");
      System.out.println("answer: " + answer.length() + " characters");
    }
    for (int i = 0; i < descriptions; i++) {
      String description = texts.describe("a garden chair");
      System.out.println("description: " + description.length() + " characters");
    }
    if (exit) {
      System.exit(SpringApplication.exit(context));
    }
  }
}
