package io.aimeter.organisation;

import java.util.List;

/** What people call things. */
final class Names {
  static final List<String> TEAMS =
      List.of(
          "accounts",
          "ads",
          "analytics",
          "billing",
          "catalog",
          "checkout",
          "claims",
          "compliance",
          "content",
          "crm",
          "data-platform",
          "delivery",
          "devtools",
          "discovery",
          "fleet",
          "forecast",
          "fraud",
          "growth",
          "hr",
          "identity",
          "inventory",
          "knowledge",
          "legal",
          "localisation",
          "logistics",
          "loyalty",
          "marketing",
          "mobile",
          "partners",
          "payments",
          "pricing",
          "procurement",
          "recommendations",
          "returns",
          "risk",
          "sales",
          "search",
          "support",
          "trust",
          "underwriting");

  static final List<String> APPS =
      List.of(
          "api", "worker", "portal", "assistant", "sync", "insights", "gateway", "studio", "bot");

  static final List<String> VERBS =
      List.of(
          "summarise",
          "classify",
          "extract",
          "translate",
          "draft",
          "rewrite",
          "rank",
          "explain",
          "answer",
          "tag",
          "route",
          "moderate",
          "match",
          "enrich",
          "compare",
          "review");

  static final List<String> NOUNS =
      List.of(
          "tickets",
          "emails",
          "orders",
          "contracts",
          "reviews",
          "products",
          "documents",
          "questions",
          "invoices",
          "chats",
          "profiles",
          "reports",
          "listings",
          "notes",
          "events",
          "policies");

  private Names() {}
}
