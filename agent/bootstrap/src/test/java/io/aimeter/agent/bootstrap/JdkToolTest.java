package io.aimeter.agent.bootstrap;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class JdkToolTest {
  @Test
  void toolsOfTheJdkAreToldFromApplications() {
    assertTrue(JdkTool.isTool("jdk.compiler", "com.sun.tools.javac.Main"));
    assertTrue(JdkTool.isTool("java.base", "sun.security.tools.keytool.Main"));
    assertTrue(JdkTool.isTool("jdk.jcmd", null));
    assertFalse(JdkTool.isTool(null, null));
    assertFalse(JdkTool.isTool("com.example.app", "com.example.app.Main"));
  }

  @Test
  void aSourceFileLaunchedDirectlyIsAnApplication() {
    assertFalse(JdkTool.isTool("jdk.compiler", "com.sun.tools.javac.launcher.Main"));
    assertFalse(JdkTool.isTool("jdk.compiler", "com.sun.tools.javac.launcher.SourceLauncher"));
  }
}
