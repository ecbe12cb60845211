/** Errors of this process that nobody caught. Answers how to stop hearing them. */
export function onProcessFault(
  hear: (error: unknown, type: 'unhandled_exception' | 'unhandled_rejection') => void,
): () => void {
  const exception = (error: unknown) => hear(error, 'unhandled_exception');
  const rejection = (error: unknown) => hear(error, 'unhandled_rejection');
  process.on('uncaughtException', exception);
  process.on('unhandledRejection', rejection);
  return () => {
    process.off('uncaughtException', exception);
    process.off('unhandledRejection', rejection);
  };
}
