package io.aimeter.agent.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceNamesTest {
  @ParameterizedTest
  @CsvSource({
    "com.acme.Reports,               com.acme.Reports",
    "com.acme.App$Reports,           com.acme.App$Reports",
    "com.acme.Reports$1,             com.acme.Reports",
    "com.acme.Reports$1Local,        com.acme.Reports",
    "com.acme.Reports$ask$2,         com.acme.Reports",
    "com.acme.Reports$Companion,     com.acme.Reports",
    "com.acme.Reports$Companion$ask$1, com.acme.Reports",
    "com.acme.Reports$,              com.acme.Reports",
    "com.acme.Reports$_ask_closure1, com.acme.Reports",
    "com.acme.Reports$$SpringCGLIB$$0, com.acme.Reports",
    "Reports,                        Reports",
  })
  void aClassIsTheOneThatHasANameInTheSource(String binary, String expected) {
    assertEquals(expected, SourceNames.ofClass(binary));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "ask,              ask",
        "lambda$ask$0,     ask",
        "lambda$new$3,     <init>",
        "lambda$static$0,  <clinit>",
        "lambda$null$1,    null",
        "access$000,       null",
        "ask$suspendImpl,  ask",
        "ask$lambda$0,     ask",
        "ask-IoAF18A,      ask",
        "$anonfun$ask$1,   ask",
        "<init>,           <init>",
      })
  void aMethodIsTheOneThatHasANameInTheSource(String method, String expected) {
    assertEquals(expected, SourceNames.ofMethod(method));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "com.acme.Reports,               null",
        "com.acme.Reports$1,             null",
        "com.acme.Reports$,              null",
        "com.acme.Reports$ask$2,         ask",
        "com.acme.Reports$ask-IoAF18A$2, ask",
        "com.acme.Reports$_ask_closure1, ask",
      })
  void aClassMadeOfAFunctionIsTheFunction(String binary, String expected) {
    assertEquals(expected, SourceNames.functionOf(binary));
  }

  @Test
  void aNameIsTheClassAndTheMethod() {
    assertEquals("Reports.nightly", SourceNames.of("com.acme.App$Reports", "lambda$nightly$0"));
    assertEquals("Reports", SourceNames.of("com.acme.Reports", "access$000"));
  }

  @Test
  void whatFrameworksMakeIsGenerated() {
    assertTrue(SourceNames.isGenerated("com.acme.Reports$$SpringCGLIB$$0"));
    assertTrue(SourceNames.isGenerated("com.acme.Reports_ClientProxy"));
    assertTrue(SourceNames.isGenerated("com.acme.$Reports$Definition$Intercepted"));
    assertTrue(SourceNames.isGenerated("com.acme.Reports$$Lambda/0x000001"));
    assertFalse(SourceNames.isGenerated("com.acme.App$Reports"));
  }
}
