package io.aimeter.cli.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0             | $0.00
          1000          | $0.000001
          999999999     | $1.000000
          1000000000    | $1.0000
          1234567890123 | $1,234.57
          -5000000000   | -$5.0000
          """)
  void moneyHasAsManyDecimalsAsShowIt(long nano, String shown) {
    assertEquals(shown, Figures.dollars(nano));
  }
}
