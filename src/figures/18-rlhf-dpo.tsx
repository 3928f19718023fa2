import { Arrow, Box, Label, Panel } from './kit';

const top = 46;
const bottom = 176;

export default function RlhfDpo() {
  return (
    <Panel
      width={560}
      height={222}
      title="RLHF and DPO from the same preference pairs"
      desc="Upper strip: pairs train a reward model, which scores sampled answers, and PPO updates the model with a KL tether to the SFT model. Lower strip: pairs update the model directly, the SFT model serving as reference."
    >
      <Box x={2} y={82} w={112} h={58} fill="wash" />
      <Label x={58} y={100} size={15}>
        pairs
      </Label>
      <Label x={58} y={121} size={15} color="soft">
        better, worse
      </Label>

      <Label x={152} y={top - 32} size={15} weight="bold" anchor="start">
        RLHF
      </Label>
      <Arrow x1={116} y1={96} x2={148} y2={top + 22} color="blue" />
      <Box x={152} y={top - 18} w={110} h={48} color="blue" />
      <Label x={207} y={top - 4} size={15}>
        train the
      </Label>
      <Label x={207} y={top + 15} size={15}>
        reward model
      </Label>
      <Arrow x1={264} y1={top + 6} x2={292} y2={top + 6} color="blue" />
      <Box x={296} y={top - 18} w={124} h={48} color="blue" />
      <Label x={358} y={top - 4} size={15}>
        sample, score,
      </Label>
      <Label x={358} y={top + 15} size={15}>
        PPO, KL tether
      </Label>
      <Arrow x1={422} y1={top + 6} x2={450} y2={top + 6} color="blue" />
      <Arrow x1={332} y1={top - 21} x2={384} y2={top - 21} bend={22} color="blue" />
      <Label x={400} y={top - 32} size={15} color="soft" anchor="start">
        many rounds
      </Label>
      <Box x={454} y={top - 18} w={104} h={48} fill="wash" label="tuned model" labelSize={15} />

      <Label x={152} y={bottom + 38} size={15} weight="bold" anchor="start">
        DPO
      </Label>
      <Arrow x1={116} y1={126} x2={148} y2={bottom - 8} color="cinnabar" />
      <Box x={152} y={bottom - 22} w={268} h={48} color="cinnabar" />
      <Label x={286} y={bottom - 8} size={15}>
        raise the better, lower the worse,
      </Label>
      <Label x={286} y={bottom + 11} size={15}>
        relative to the SFT model
      </Label>
      <Arrow x1={422} y1={bottom + 2} x2={450} y2={bottom + 2} color="cinnabar" />
      <Box x={454} y={bottom - 22} w={104} h={48} fill="wash" label="tuned model" labelSize={15} />
      <Label x={286} y={113} size={15} color="soft">
        both start from the SFT model
      </Label>
    </Panel>
  );
}
