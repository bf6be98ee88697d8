package io.aimeter.sinks.server;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/**
 * Runs a test once a flavour that {@code -Dreal.servers} asks for: {@code auto} (docker, or else
 * local), {@code docker}, {@code local} or {@code all}. Where a flavour that is asked for cannot be
 * had the test fails with the reasons; it is never skipped.
 */
public final class RealServers implements TestTemplateInvocationContextProvider {
  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return context.getRequiredTestMethod().isAnnotationPresent(Real.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    String kind = context.getRequiredTestMethod().getAnnotation(Real.class).value();
    return chosen(kind, System.getProperty("real.servers", "auto")).stream().map(Invocation::new);
  }

  static List<RealServerProvider> chosen(String kind, String asked) {
    List<RealServerProvider> usable = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (RealServerProvider provider : ServiceLoader.load(RealServerProvider.class)) {
      boolean wanted = List.of("auto", "all", provider.flavour()).contains(asked);
      if (!provider.kind().equals(kind) || !wanted) {
        continue;
      }
      String reason = provider.whyNot();
      if (reason == null) {
        usable.add(provider);
      } else {
        reasons.add(provider.flavour() + ": " + reason);
      }
    }
    if (usable.isEmpty() && reasons.isEmpty()) {
      reasons.add("there is no way to start one so; -Dreal.servers=auto takes what there is");
    }
    if (usable.isEmpty() || (asked.equals("all") && !reasons.isEmpty())) {
      throw new ExtensionConfigurationException(
          "no real " + kind + " with -Dreal.servers=" + asked + ": " + reasons);
    }
    usable.sort((a, b) -> a.flavour().compareTo(b.flavour())); // docker before local
    return asked.equals("auto") ? usable.subList(0, 1) : usable;
  }

  private record Invocation(RealServerProvider provider) implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int index) {
      return provider.kind() + " by " + provider.flavour();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new Started(provider));
    }
  }

  /** Hands a server of its own to the test, and ends it afterwards. */
  private static final class Started implements ParameterResolver, AfterEachCallback {
    private final RealServerProvider provider;
    private RealServer server;

    Started(RealServerProvider provider) {
      this.provider = provider;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return RealServer.class.isAssignableFrom(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      try {
        server = provider.start();
      } catch (Exception e) {
        throw new IllegalStateException(provider.kind() + " does not start", e);
      }
      System.out.printf(
          "REAL %s by %s, version %s: %s%n",
          provider.kind(), provider.flavour(), server.version(), context.getDisplayName());
      return server;
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
      if (server != null) {
        server.close();
      }
    }
  }
}
