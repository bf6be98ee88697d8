/** LangChain4j's models of four providers, through the JDK's HTTP client. */
package io.aimeter.apps.langchain4j;
