package io.aimeter.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium with one tab, as a person would use it. Everything waits for what it did. */
final class Chromium implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of(System.getProperty("screenshots"));

  /** Browsers leave much behind. */
  private static final Path WORK = Path.of(System.getProperty("work"));

  /** Long for a quiet machine; builds run on busy ones. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Duration LOOK = Duration.ofMillis(30);

  private final ChromeDriver driver;
  private final Path downloads;

  private Chromium(ChromeDriver driver, Path downloads) {
    this.driver = driver;
    this.downloads = downloads;
  }

  /** Opens one as large as most people's, in the light. */
  static Chromium open() throws IOException {
    return open(Medium.LIGHT);
  }

  /** Opens one. */
  static Chromium open(Medium medium) throws IOException {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.addArguments("--headless=new", "--disable-gpu", "--hide-scrollbars");
    // Tests run in containers, as root, where Chromium's own sandbox cannot be had.
    options.addArguments("--no-sandbox", "--disable-dev-shm-usage");
    options.setCapability("goog:loggingPrefs", logs);
    options.setBinary(
        Installed.program("CHROMIUM", "chromium", "chromium-browser", "google-chrome"));
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(Installed.program("CHROMEDRIVER", "chromedriver"))
            .usingAnyFreePort()
            .withEnvironment(Map.of("TMPDIR", WORK.toString()))
            .build();
    Path downloads = Files.createTempDirectory(WORK, "downloads");
    Chromium browser = new Chromium(new ChromeDriver(service, options), downloads);
    browser.use(medium);
    browser.command(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", downloads.toString()));
    return browser;
  }

  private void use(Medium medium) {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width", medium.width(),
            "height", medium.height(),
            "deviceScaleFactor", 1,
            "mobile", medium.isPhone()));
    Map<String, String> scheme =
        Map.of("name", "prefers-color-scheme", "value", medium.isDark() ? "dark" : "light");
    command(
        "Emulation.setEmulatedMedia",
        Map.of("media", medium.isPaper() ? "print" : "", "features", List.of(scheme)));
  }

  private Map<String, Object> command(String name, Map<String, Object> parameters) {
    return driver.executeCdpCommand(name, parameters);
  }

  /** Opens the page by its link, and a view, as if for the first time. */
  void enter(Dashboard dashboard, String view) {
    command(
        "Storage.clearDataForOrigin",
        Map.of("origin", dashboard.address(), "storageTypes", "local_storage"));
    // A link to the page that is open would not load it again.
    load("about:blank");
    load(dashboard.link());
    settle();
    go(view);
  }

  /** Opens an address; the page may still be at work then. */
  void load(String address) {
    driver.get(address);
  }

  /** Loads the page again. */
  void reload() {
    driver.navigate().refresh();
    settle();
  }

  /** Goes to a view, as a link would. */
  void go(String view) {
    if (!("#/" + view).equals(script("return location.hash"))) {
      leads(() -> script("location.hash = '#/' + arguments[0]", view));
    }
  }

  /** Does what leads to another view, and waits for that. */
  void leads(Runnable action) {
    script(
        "window.arrived = false;"
            + " addEventListener('hashchange', () => { window.arrived = true; }, {once: true})");
    action.run();
    until("the address changes", () -> Boolean.TRUE.equals(script("return window.arrived")));
    settle();
  }

  void back() {
    leads(() -> driver.navigate().back());
  }

  void forward() {
    leads(() -> driver.navigate().forward());
  }

  /** Waits until all that was asked for is there. */
  void settle() {
    until(
        "the page settles",
        () -> Boolean.TRUE.equals(script("return !document.querySelector('[aria-busy]')")));
  }

  /** Waits; fails if it does not come true. */
  void until(String what, BooleanSupplier condition) {
    new WebDriverWait(driver, PATIENCE, LOOK)
        .withMessage(() -> what + "; the page says: " + text("body"))
        .until(any -> condition.getAsBoolean());
  }

  /** Runs a script in the page. */
  Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Runs a script that is a resource. */
  Object run(String name) throws IOException {
    try (InputStream in = Chromium.class.getResourceAsStream(name)) {
      return script(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  WebElement one(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /** What is read at an element; nothing where there is none. */
  String text(String selector) {
    return String.valueOf(
        script("return document.querySelector(arguments[0])?.innerText ?? ''", selector));
  }

  /** What is read at all that match, in the page's order. */
  @SuppressWarnings("unchecked")
  List<String> texts(String selector) {
    return (List<String>)
        script(
            "return [...document.querySelectorAll(arguments[0])].map(one => one.innerText.trim())",
            selector);
  }

  /** An attribute of all that match, in the page's order. */
  @SuppressWarnings("unchecked")
  List<String> attributes(String selector, String name) {
    return (List<String>)
        script(
            "return [...document.querySelectorAll(arguments[0])].map(one =>"
                + " one.getAttribute(arguments[1]))",
            selector,
            name);
  }

  /** The exact sums of a table's column. */
  @SuppressWarnings("unchecked")
  List<String> sums(String table, String heading) {
    return (List<String>)
        script(
            "const table = document.getElementById(arguments[0]);"
                + "const at = [...table.tHead.rows[0].cells].findIndex(cell =>"
                + " cell.innerText.trim() === arguments[1]);"
                + "return [...table.tBodies[0].rows].map(row => row.cells[at].dataset.usd)",
            table,
            heading);
  }

  /** Types to whatever has the focus. */
  void type(CharSequence... keys) {
    for (CharSequence key : keys) {
      driver.switchTo().activeElement().sendKeys(key);
    }
  }

  String url() {
    return driver.getCurrentUrl();
  }

  /** Clicks what saves a file, and reads that. */
  String saved(WebElement button, String name) throws IOException {
    button.click();
    Path file = downloads.resolve(name);
    until("the file " + name, () -> Files.exists(file));
    return Files.readString(file);
  }

  /** What the browser complained of since it was last asked: errors, violated policies. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Each address that the browser asked since it was last asked that. */
  List<String> requests() throws IOException {
    List<String> requests = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE).getAll()) {
      JsonNode message = new ObjectMapper().readTree(entry.getMessage()).get("message");
      if (message.get("method").asText().equals("Network.requestWillBeSent")) {
        requests.add(message.get("params").get("request").get("url").asText());
      }
    }
    return requests;
  }

  /** Keeps a picture of the whole page as an artefact. */
  void picture(String name) throws IOException {
    Files.createDirectories(SCREENSHOTS);
    Object picture =
        command("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
            .get("data");
    Files.write(SCREENSHOTS.resolve(name + ".png"), Base64.getDecoder().decode(picture.toString()));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
