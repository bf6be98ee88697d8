package io.aimeter.agent.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialTest {
  private static String in(String header, String value) {
    return Credential.in(name -> name.equals(header) ? value : null, "/v1/x?a=b");
  }

  @ParameterizedTest
  @CsvSource({
    "x-api-key,      k1,                  k1",
    "api-key,        k2,                  k2",
    "x-goog-api-key, k3,                  k3",
    "authorization,  bearer tok,          tok",
    "authorization,  Bearer sk-proj-abc,  sk-proj-abc",
    "authorization,  AWS4-HMAC-SHA256 Credential=AKIDX/20260101/us-east-1/bedrock/aws4_request, AKIDX",
    "authorization,  AWS4-HMAC-SHA256 Nothing, ",
    "authorization,  Basic abc, ",
    "authorization,  Bearer ya29.a0AfH6, ",
    "authorization,  Bearer eyJno.token, eyJno.token",
    "authorization,  Bearer eyJ.!!.x, eyJ.!!.x",
  })
  void ofAHeader(String header, String value, String credential) {
    assertEquals(credential, in(header, value));
  }

  @Test
  void ofTheQuery() {
    assertEquals("AIza-9", Credential.in(name -> null, "/v1beta/models/g:x?alt=sse&key=AIza-9"));
    assertNull(Credential.in(name -> null, "/v1/chat?monkey=1"));
    assertNull(Credential.in(name -> null, null));
  }

  @Test
  void ofATokenWhomItWasIssuedTo() {
    assertEquals(
        "app-1", in("authorization", "Bearer " + token("{\"sub2\":1,\"appid\":\"app-1\"}")));
    assertEquals("me", in("authorization", "Bearer " + token("{\"exp\":1, \"sub\": \"me\"}")));
    String anonymous = token("{\"exp\":1}");
    assertEquals(anonymous, in("authorization", "Bearer " + anonymous));
  }

  private static String token(String claims) {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    return encoder.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8))
        + '.'
        + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".sig";
  }

  @Test
  void aHintShowsFourCharactersOfALongOne() {
    assertNull(Credential.hint("short-key"));
    assertEquals("cdef", Credential.hint("sk-1234567890abcdef"));
  }
}
