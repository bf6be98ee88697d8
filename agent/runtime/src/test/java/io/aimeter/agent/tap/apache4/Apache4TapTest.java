package io.aimeter.agent.tap.apache4;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.aimeter.agent.tap.TapContract;
import io.aimeter.core.exchange.ExchangeEnd;
import java.util.List;
import org.junit.jupiter.api.Test;

class Apache4TapTest extends TapContract {
  private static final String PATH = "/v1/chat/completions";

  @Override
  protected String programName() {
    return "io.aimeter.agent.tap.apache4.Apache4Program";
  }

  @Override
  protected List<String> library() {
    return List.of("org.apache.http.");
  }

  @Test
  void aResponseHandler() throws Exception {
    byte[] body = random(50_000);
    assertArrayEquals(body, program.post(url(PATH + "#handler"), body));
    assertArrayEquals(body, captured.one().response);
    assertEquals(ExchangeEnd.COMPLETE, captured.one().end);
  }

  @Test
  void anAnswerWrittenToAStream() throws Exception {
    byte[] body = random(50_000);
    assertArrayEquals(body, program.post(url(PATH + "#writeTo"), body));
    assertArrayEquals(body, captured.one().response);
    assertEquals(ExchangeEnd.COMPLETE, captured.one().end);
  }
}
