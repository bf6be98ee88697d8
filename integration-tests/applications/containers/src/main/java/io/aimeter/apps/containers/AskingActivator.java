package io.aimeter.apps.containers;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.slf4j.MDC;

/** Of the bundle: asks when it is started. */
public final class AskingActivator implements BundleActivator {
  private final OkHttpClient client = new OkHttpClient();

  @Override
  public void start(BundleContext context) throws Exception {
    MDC.put("ai.feature", "bundle");
    System.out.println(ask("bundle"));
    System.out.println(CompletableFuture.supplyAsync(() -> ask("bundle later")).get());
    MDC.clear();
  }

  @Override
  public void stop(BundleContext context) {}

  private String ask(String text) {
    Request request =
        new Request.Builder()
            .url(System.getProperty(OneBundle.URL))
            .header("authorization", "Bearer sk-secret-7301")
            .post(RequestBody.create(Asks.body(text), MediaType.get("application/json")))
            .build();
    try (Response response = client.newCall(request).execute()) {
      return text + ' ' + response.code() + ' ' + response.body().string().length();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
