import { useTranslation } from 'react-i18next'
import { RadioGroup } from '#ui/radio-group.tsx'
import { useRoom, useView } from './room-context.ts'

/** Before it begins: what it is for, how long, and whether names may be shown. */
export function Lobby() {
  const { t } = useTranslation('calibration')
  const { session } = useRoom()
  const { goal, items, names, seats, own, stage } = useView()
  const agrees = seats.find(({ seat }) => seat === own.seat)?.agrees ?? null
  return (
    <section>
      <p role="status">{t(stage.phase === 'planned' ? 'room.planned' : 'room.lobby')}</p>
      {goal && (
        <>
          <h2>{t('room.goal')}</h2>
          <p dir="auto">{goal}</p>
        </>
      )}
      <p>{t('room.items', { count: items.length })}</p>
      {names === 'never' ? <p>{t('room.noNames')}</p> : <Names agrees={agrees} onAnswer={session.agree} />}
    </section>
  )
}

function Names({ agrees, onAnswer }: { agrees: boolean | null; onAnswer: (agrees: boolean) => void }) {
  const { t } = useTranslation('calibration')
  return (
    <>
      <RadioGroup
        label={t('room.names.question')}
        value={agrees === null ? null : agrees ? 'yes' : 'no'}
        options={[
          { value: 'yes', label: t('room.names.yes') },
          { value: 'no', label: t('room.names.no') },
        ]}
        onChange={(answer) => onAnswer(answer === 'yes')}
      />
      <p>
        <small>{t('room.names.about')}</small>
      </p>
    </>
  )
}
