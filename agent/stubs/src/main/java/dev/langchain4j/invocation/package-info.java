/** LangChain4j's AI services, as far as taps name it. */
package dev.langchain4j.invocation;
