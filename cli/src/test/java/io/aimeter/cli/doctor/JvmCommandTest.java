package io.aimeter.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.aimeter.cli.doctor.JvmCommand.Attachment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvmCommandTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "-Xmx1g -javaagent:/opt/aimeter.jar -jar app.jar | ATTACHED",
        "-javaagent:aimeter.jar Main | ATTACHED",
        "-javaagent:/opt/aimeter-0.1.0.jar=x -cp a:b Main | ATTACHED",
        "-javaagent:/opt/other.jar -jar app.jar | none",
        "-javaagent:/opt/notaimeter.jar -jar app.jar | none",
        "-jar app.jar -javaagent:/opt/aimeter.jar | TOO_LATE",
        "-cp app.jar Main -javaagent:/opt/aimeter.jar | TOO_LATE",
        "-cp lib/a.jar:/opt/aimeter.jar Main | CLASS_PATH",
        "-jar /opt/aimeter.jar | CLASS_PATH",
        "-jar cli/target/aimeter-cli.jar report | none",
        "-jar aimeter-collector.jar | none",
        "--add-opens java.base/java.lang=ALL-UNNAMED -javaagent:aimeter.jar Main | ATTACHED",
        "Main | none"
      })
  void tellsHowTheJarWasNamed(String arguments, Attachment expected) {
    assertEquals(expected, JvmCommand.attachment(arguments.split(" ", -1)));
  }
}
