import styles from './generate.module.css'

/** What is wrong with an entry, under it. */
export const Fault = ({ text, id }: { text: string | undefined; id?: string }) =>
  text ? (
    <p className={styles.fault} id={id} role="alert">
      {text}
    </p>
  ) : null
