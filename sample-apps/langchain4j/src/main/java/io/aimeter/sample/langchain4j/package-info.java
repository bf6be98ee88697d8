/** LangChain4j on OpenAI, through the JDK's HTTP client. */
package io.aimeter.sample.langchain4j;
