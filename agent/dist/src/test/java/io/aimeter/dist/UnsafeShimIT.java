package io.aimeter.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;

/** Whether the stand-in for {@code sun.misc.Unsafe} links on every JDK there is here. */
class UnsafeShimIT {
  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void everyMethodItCallsIsThere(Jdk jdk) throws Exception {
    Jdk.Run run =
        Jdk.run(
            directory,
            List.of(
                jdk.java(),
                "--add-exports",
                "java.base/jdk.internal.misc=ALL-UNNAMED",
                "-cp",
                place(UnsafeLinks.class) + File.pathSeparator + place(ClassReader.class),
                UnsafeLinks.class.getName(),
                ShippedJar.PATH.toString()));

    assertEquals("", run.err());
    assertEquals(1, run.out().lines().count(), run.out());
    int methods = Integer.parseInt(run.out().strip().substring("methods ".length()));
    assertTrue(methods > 30, run.out());
  }

  private static Path place(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
