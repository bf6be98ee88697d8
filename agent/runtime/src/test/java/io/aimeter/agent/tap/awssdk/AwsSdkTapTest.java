package io.aimeter.agent.tap.awssdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.aimeter.agent.tap.TapContract;
import io.aimeter.core.exchange.ExchangeEnd;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AwsSdkTapTest extends TapContract {
  @Override
  protected String programName() {
    return "io.aimeter.agent.tap.awssdk.AwsSdkProgram";
  }

  @Override
  protected List<String> library() {
    return List.of("software.amazon.awssdk.", "io.aimeter.agent.tap.awssdk.Polly");
  }

  @Test
  void whatTheSdkSendsAgainIsAnExchangeOfItsOwn() {
    assertThrows(
        IOException.class,
        () -> program.post("http://localhost:1/v1/chat/completions#1", random(3000)));
    assertEquals(
        List.of(ExchangeEnd.FAILED, ExchangeEnd.FAILED),
        captured.ended().stream().map(ended -> ended.end).toList());
  }
}
