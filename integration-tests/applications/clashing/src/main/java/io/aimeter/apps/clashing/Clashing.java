package io.aimeter.apps.clashing;

import com.fasterxml.jackson.core.json.PackageVersion;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.matcher.ElementMatchers;
import net.openhft.chronicle.queue.ChronicleQueue;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Uses its own Jackson, SLF4J, Byte Buddy and Chronicle Queue, all of other versions than the
 * agent's, around one AI call. Arguments: the base URL. Prints what it got and from where.
 */
public final class Clashing {
  private Clashing() {}

  /** The program. */
  public static void main(String[] args) throws Exception {
    MDC.put("ai.feature", "clash");
    System.out.println("jackson " + PackageVersion.VERSION + " " + loaderOf(ObjectMapper.class));
    System.out.println(new ObjectMapper().writeValueAsString(Map.of("a", 1)));
    System.out.println(
        "logger " + LoggerFactory.getLogger("x").getClass().getName() + " " + loaderOf(MDC.class));
    Object made =
        new ByteBuddy()
            .subclass(Object.class)
            .method(ElementMatchers.named("toString"))
            .intercept(FixedValue.value("made by the application's Byte Buddy"))
            .make()
            .load(Clashing.class.getClassLoader())
            .getLoaded()
            .getDeclaredConstructor()
            .newInstance();
    System.out.println(made + " " + loaderOf(ByteBuddy.class));
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(args[0] + "/chat/completions"))
                    .header("authorization", "Bearer sk-secret-7301")
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "{\"model\":\"gpt-4o-mini\",\"messages\":"
                                + "[{\"role\":\"user\",\"content\":\"secretprompt\"}]}"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    System.out.println(
        response.statusCode() + " " + new ObjectMapper().readTree(response.body()).get("model"));
    ownQueue();
    System.out.println(
        "visible "
            + visible("net.bytebuddy.jar.asm.ClassWriter")
            + visible("io.aimeter.agent.Agent"));
    System.out.println(
        "open " + Object.class.getModule().isOpen("java.lang.reflect", Clashing.class.getModule()));
  }

  private static void ownQueue() throws Exception {
    File directory = Files.createTempDirectory("own-queue").toFile();
    try (ChronicleQueue queue = ChronicleQueue.singleBuilder(directory).build()) {
      queue.createAppender().writeText("the application's own record");
      System.out.println(
          "queue " + queue.createTailer().readText() + " " + loaderOf(ChronicleQueue.class));
    }
  }

  private static String visible(String name) {
    try {
      return name + "=" + loaderOf(Class.forName(name)) + " ";
    } catch (ClassNotFoundException e) {
      return name + "=no ";
    }
  }

  private static String loaderOf(Class<?> type) {
    return type.getClassLoader() == Clashing.class.getClassLoader() ? "own" : "other";
  }
}
