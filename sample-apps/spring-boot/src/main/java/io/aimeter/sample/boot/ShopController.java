package io.aimeter.sample.boot;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /answer?question=…} and {@code /describe?product=…}. */
@RestController
class ShopController {
  private final ShopTexts texts;

  ShopController(ShopTexts texts) {
    this.texts = texts;
  }

  @GetMapping("/answer")
  String answer(@RequestParam("question") String question) {
    return texts.answer(question);
  }

  @GetMapping("/describe")
  String describe(@RequestParam("product") String product) {
    return texts.describe(product);
  }
}
