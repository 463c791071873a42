'use client'

import { FieldDescription, FieldError, FieldLabel, useField } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import { contrast, readable } from '@/src/domain/content/branding/contrast'
import styles from './brand.module.css'

const isColour = (value: string) => /^#[0-9a-f]{6}$/i.test(value)

/** A brand colour: typed as `#RRGGBB` or picked, with what its contrast on white allows and the nearest colour that passes. */
export const ColourField: TextFieldClientComponent = ({ field, path, readOnly }) => {
  const { value, setValue, showError, errorMessage, disabled } = useField<string>({ potentiallyStalePath: path })
  const id = `field-${path.replaceAll('.', '__')}`
  const off = Boolean(readOnly || disabled)
  const current = value ?? ''
  const label = typeof field.label === 'string' ? field.label : field.name
  return (
    <div className={`field-type text${showError ? ' error' : ''}`}>
      <FieldLabel htmlFor={id} label={field.label} path={path} required={field.required} />
      <div className="field-type__wrap">
        <FieldError message={errorMessage} path={path} showError={showError} />
        <div className={styles.row}>
          <input
            aria-label={`Pick ${label.toLowerCase()}`}
            className={styles.swatch}
            disabled={off}
            onChange={(event) => setValue(event.target.value.toUpperCase())}
            type="color"
            value={isColour(current) ? current : '#ffffff'}
          />
          <input
            aria-describedby={`${id}-hint`}
            autoComplete="off"
            disabled={off}
            id={id}
            maxLength={7}
            name={path}
            onChange={(event) => setValue(event.target.value.trim() || null)}
            placeholder="#RRGGBB"
            spellCheck={false}
            type="text"
            value={current}
          />
        </div>
        <div className={styles.hint} id={`${id}-hint`}>
          {isColour(current) && <Contrast colour={current} onUse={off ? undefined : (passing) => setValue(passing)} />}
        </div>
        <FieldDescription description={field.admin?.description} path={path} />
      </div>
    </div>
  )
}

const Contrast = ({ colour, onUse }: { colour: string; onUse?: (passing: string) => void }) => {
  const ratio = contrast(colour, '#ffffff')
  const passing = readable(colour, '#ffffff').toUpperCase()
  if (ratio >= 4.5) return <span>{ratio.toFixed(1)}:1 on white, fit for text.</span>
  return (
    <>
      <span>{ratio.toFixed(1)}:1 on white, {ratio >= 3 ? 'for large text only' : 'for areas only'}. In text, documents use</span>
      <span className={styles.sample} style={{ color: passing }}>{passing}</span>
      {onUse && <button className={styles.link} onClick={() => onUse(passing)} type="button">Use it everywhere</button>}
    </>
  )
}
