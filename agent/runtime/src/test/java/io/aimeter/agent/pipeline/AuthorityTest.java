package io.aimeter.agent.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorityTest {
  @ParameterizedTest
  @CsvSource({
    "api.openai.com,        api.openai.com, 443",
    "api.openai.com:8443,   api.openai.com, 8443",
    "[2001:db8::1],         [2001:db8::1],  443",
    "[2001:db8::1]:11434,   [2001:db8::1],  11434",
    "localhost:,            localhost,      443",
    "localhost:x1,          localhost,      443",
    "localhost:123456,      localhost,      443",
  })
  void isHostAndPort(String authority, String host, int port) {
    // Whatever stands before and behind it in the text is none of it.
    for (String text : new String[] {authority, "u:p@" + authority + "/a:1?x[]=2"}) {
      int from = text.indexOf(authority);
      int to = from + authority.length();
      int end = Authority.endOfHost(text, from, to);
      assertEquals(host, text.substring(from, end));
      assertEquals(port, Authority.port(text, end, to, 443));
    }
  }
}
