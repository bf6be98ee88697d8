package io.aimeter.ledger;

import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.none;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.asm.Advice;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Sets the clock of {@code java.time} where the system property {@code aimeter.test.at} names a
 * moment. From then on it goes on as ever.
 */
public final class OtherTime implements LauncherSessionListener {
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    String at = System.getProperty("aimeter.test.at");
    if (at != null) {
      set(Instant.parse(at));
    }
  }

  private static void set(Instant at) {
    System.setProperty(Ahead.SECONDS, "" + Duration.between(Instant.now(), at).toSeconds());
    new AgentBuilder.Default()
        .disableClassFormatChanges()
        .with(RedefinitionStrategy.RETRANSFORMATION)
        .ignore(none())
        .type(named(Clock.class.getName()))
        .transform(
            (builder, type, loader, module, domain) ->
                builder.visit(Advice.to(Ahead.class).on(named("currentInstant").and(isStatic()))))
        .installOn(ByteBuddyAgent.install());
    Duration off = Duration.between(at, Instant.now()).abs();
    if (off.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalStateException("this JDK's clock could not be set: it is " + off + " off");
    }
  }

  /** What is put into the clock's only way to ask the machine. */
  static final class Ahead {
    /** The clock's class sees nothing of the tests but a system property. */
    static final String SECONDS = "aimeter.test.seconds.ahead";

    private Ahead() {}

    @Advice.OnMethodExit
    @SuppressWarnings("UnusedVariable") // becomes what the method returns
    static void exit(@Advice.Return(readOnly = false) Instant now) {
      now = now.plusSeconds(Long.getLong(SECONDS));
    }
  }
}
